<?php

final class BillParser
{
    private const SEPARATOR = ',`';

    private array $totals = ['count' => 0, 'sum' => '0.00'];

    public function parse(string $csv): array
    {
        $rows = [];
        $lines = explode("\n", trim($csv));
        $head = explode(',', array_shift($lines));
        foreach ($lines as $line) {
            $line = trim($line);
            if ($line === '' || $line[0] !== '`') {
                break;
            }
            $values = explode(self::SEPARATOR, substr($line, 1));
            $row = array_combine($head, $values);
            $this->totals['count']++;
            $this->totals['sum'] = bcadd($this->totals['sum'], $row['amount'], 2);
            $rows[] = $row;
        }
        return $rows;
    }

    public function totals(): array
    {
        return $this->totals;
    }
}

$parser = new BillParser();
$rows = $parser->parse("time,no,amount\n`2024-01-02 10:00:00,`a-1,`19.90\n`2024-01-02 10:00:01,`a-2,`0.10\n\ncount,sum\n`2,`20.00\n");
echo count($rows), ' ', $rows[1]['no'], ' ', json_encode($parser->totals()), ' ', json_encode($rows[0]);
