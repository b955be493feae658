<?php

class CsvLines
{
    private array $rows = [];

    public function row(mixed ...$cells): self
    {
        $this->rows[] = implode(',', array_map(fn ($cell) => $this->cell($cell), $cells));
        return $this;
    }

    private function cell($value): string
    {
        $text = is_bool($value) ? ($value ? 'yes' : 'no') : (string) $value;
        return preg_match('/[",\n]/', $text) ? '"' . str_replace('"', '""', $text) . '"' : $text;
    }

    public function text(): string
    {
        return implode("|", $this->rows);
    }
}

echo (new CsvLines())->row('a', 1, 2.5, true)->row('x,"y"', null, '支付')->text();
