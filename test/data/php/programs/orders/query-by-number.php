<?php

$no = 'shop-20240102';
$response = $instance->v3->pay->transactions->outTradeNo->_out_trade_no_->get(['out_trade_no' => $no, 'query' => ['mchid' => '1900000109']]);
$order = json_decode((string) $response->getBody(), true);
echo isset($order['trade_state']) ? $order['trade_state'] : 'unknown', ' ', $order['amount']['total'] ?? 0, ' ', $order['data'][0]['id'];
