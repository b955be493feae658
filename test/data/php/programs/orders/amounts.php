<?php

$items = [['price' => 19.9, 'n' => 2], ['price' => 0.01, 'n' => 1], ['price' => 100, 'n' => 3]];
$total = 0;
foreach ($items as ['price' => $price, 'n' => $n]) {
    $total += (int) round($price * 100) * $n;
}
$instance->chain('v3/pay/transactions/native')->post(['json' => ['out_trade_no' => 'x', 'amount' => ['total' => $total]]]);
echo number_format($total / 100, 2), ' ', $total % 100, ' ', intdiv($total, 100);
