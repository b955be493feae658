$instance->chain('v3/pay/transactions/jsapi')->postAsync([
  'json' => ['appid' => 'wx1', 'payer' => ['openid' => 'o1']],
])
->then(static function(\Psr\Http\Message\ResponseInterface $response) {
  print_r(json_decode((string) $response->getBody(), true));
})
->wait();
