<?php

$csv = "time,appid,total\n`2024-01-02 10:00:00,`wx1,`19.90\n`2024-01-02 11:00:00,`wx1,`0.10\nsum\n`2,`20.00";
$sum = 0;
foreach (explode("\n", $csv) as $at => $line) {
    $cells = explode(',', $line);
    if ($at === 0 || count($cells) !== 3) {
        continue;
    }
    $sum += (int) round(floatval(trim($cells[2], '`')) * 100);
}
echo $sum, ' ', number_format($sum / 100, 2);
