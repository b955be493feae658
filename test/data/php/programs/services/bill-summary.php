<?php

class BillSummary
{
    private array $days = [];

    public function add(string $day, string $type, float $amount): void
    {
        $this->days[$day][$type] ??= 0.0;
        $this->days[$day][$type] += $amount;
    }

    public function report(): string
    {
        ksort($this->days);
        $lines = [];
        foreach ($this->days as $day => $types) {
            $parts = [];
            foreach ($types as $type => $amount) {
                $parts[] = sprintf('%s=%.2f', $type, $amount);
            }
            $lines[] = $day . ' ' . implode(' ', $parts);
        }
        return implode(PHP_EOL, $lines);
    }
}

$summary = new BillSummary();
foreach ([['2024-01-02', 'pay', 19.9], ['2024-01-01', 'pay', 5], ['2024-01-02', 'refund', 1.5], ['2024-01-02', 'pay', 0.1]] as [$day, $type, $amount]) {
    $summary->add($day, $type, $amount);
}
echo $summary->report();
