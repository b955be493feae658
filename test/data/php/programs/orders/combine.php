<?php

$sub = [];
for ($i = 1; $i <= 3; ++$i) {
    $sub[] = ['mchid' => (string) (1900000100 + $i), 'out_trade_no' => "c-{$i}", 'amount' => ['total_amount' => $i * 10, 'currency' => 'CNY']];
}
$instance->chain('v3/combine-transactions/native')->post(['json' => ['combine_out_trade_no' => 'C', 'sub_orders' => $sub]]);
echo count($sub), ' ', array_sum(array_map(fn ($one) => $one['amount']['total_amount'], $sub));
