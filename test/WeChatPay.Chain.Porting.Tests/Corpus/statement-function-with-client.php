function pay($instance, string $no) {
  return $instance->v3->pay->transactions->native->post(['json' => ['out_trade_no' => $no]]);
}
$response = pay($instance, 'N1');
echo $response->getStatusCode();
