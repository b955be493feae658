<?php

class CsvWriter
{
    private array $rows = [];

    public function row(mixed ...$cells): self
    {
        $this->rows[] = implode(',', array_map([$this, 'cell'], $cells));
        return $this;
    }

    public function cell($value): string
    {
        $text = is_bool($value) ? ($value ? 'yes' : 'no') : (string) $value;
        return preg_match('/[",\n]/', $text) ? '"' . str_replace('"', '""', $text) . '"' : $text;
    }

    public function text(): string
    {
        return implode("\r\n", $this->rows);
    }
}
