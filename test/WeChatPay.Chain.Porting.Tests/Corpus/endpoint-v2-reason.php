$instance->v2->pay->micropay->postAsync(['xml' => ['mch_id' => '1900000109']])
->otherwise(static function($e) {
  if ($e instanceof \GuzzleHttp\Promise\RejectionException) {
    print_r(\WeChatPay\Transformer::toArray((string)$e->getReason()->getBody()));
  }
})
->wait();
['return_code' => $code, 'err_code' => $error] = \WeChatPay\Transformer::toArray('<xml><return_code>OK</return_code></xml>');
echo $code, $error ?? 'none', PHP_EOL;
