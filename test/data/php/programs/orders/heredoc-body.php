<?php

$no = 'h-7';
$total = ['fen' => 12];
$json = <<<JSON
{"out_trade_no": "{$no}", "amount": {"total": {$total['fen']}}}
JSON;
$data = json_decode($json, true);
echo $data['amount']['total'], ' ', <<<'RAW'
no {$no}
RAW;
$instance->chain('v3/pay/transactions/native')->post(['body' => $json]);
