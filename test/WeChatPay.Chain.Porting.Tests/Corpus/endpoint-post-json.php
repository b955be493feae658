$response = $instance->v3->pay->transactions->native->post([
  'json' => [
    'mchid' => '1900006XXX',
    'out_trade_no' => 'native12177525012014070332333',
    'amount' => [
      'total' => 1,
      'currency' => 'CNY',
    ],
  ],
]);
print_r(json_decode((string) $response->getBody(), true));
