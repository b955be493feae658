<?php

$rows = [['in', 100], ['out', 30], ['in', 5.5]];
$balance = 0.0;
foreach ($rows as [$kind, $amount]) {
    $balance += $kind === 'in' ? $amount : -$amount;
    printf("%-4s %8.2f %8.2f\n", $kind, $amount, $balance);
}
