<?php

$order = ['amount' => ['total' => 100], 'refunds' => [['fen' => 20], ['fen' => 30]]];
$left = $order['amount']['total'] - array_reduce($order['refunds'], fn (int $sum, array $one): int => $sum + $one['fen'], 0);
if ($left > 0) {
    $instance->v3->refund->domestic->refunds->post(['json' => ['out_refund_no' => 'r-' . count($order['refunds']), 'amount' => ['refund' => $left, 'total' => 100, 'currency' => 'CNY']]]);
}
echo $left;
