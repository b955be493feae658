<?php

$rows = [['fen' => '5', 'fee' => 0.1], ['fen' => 7, 'fee' => '0.2']];
$sums = array_reduce($rows, function (array $carry, array $row): array {
    foreach ($row as $key => $value) {
        $carry[$key] = ($carry[$key] ?? 0) + $value;
    }
    return $carry;
}, []);
echo json_encode($sums), var_export($sums['fee'] == 0.3, true), round($sums['fee'], 2);
