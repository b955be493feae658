<?php

class Totals
{
    /** @param array<string, int> $totals */
    public function show(array $totals): string
    {
        $text = '';
        foreach ($totals as $day => $fen) {
            $text .= "$day:$fen ";
        }
        return trim($text);
    }

    /** @param string[] $names */
    public function first(array $names): string
    {
        return count($names) > 0 ? $names[0] : 'none';
    }
}

$totals = new Totals();
echo $totals->show(['mon' => 5, 'tue' => 7]), "\n";
$instance->v3->pay->transactions->native->post(['json' => ['attach' => $totals->show(['wed' => 1])]]);
