$response = $instance->v3->pay->transactions->outTradeNo->_out_trade_no_->get([
  'out_trade_no' => 'a/b c',
  'query' => ['mchid' => '1900006XXX'],
]);
print_r(json_decode((string) $response->getBody(), true));
