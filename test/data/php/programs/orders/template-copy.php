<?php

$template = ['mchid' => '1900000109', 'amount' => ['currency' => 'CNY', 'total' => 0]];
$orders = [];
foreach ([5, 7] as $index => $total) {
    $order = $template;
    $order['amount']['total'] = $total;
    $order['out_trade_no'] = sprintf('t-%03d', $index + 1);
    $orders[] = $order;
}
$template['amount']['total'] = 99;
foreach ($orders as $order) {
    $instance->chain('v3/pay/transactions/native')->post(['json' => $order]);
}
