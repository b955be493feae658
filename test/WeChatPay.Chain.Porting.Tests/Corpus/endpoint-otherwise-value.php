$answer = $instance->v3->certificates->getAsync()
->otherwise(static function($e) {
  return ['code' => 'FAIL'];
})
->wait();
$isDone = $instance->v3->certificates->getAsync()
->then(static function($response) {
  return $response->getStatusCode() === 200;
})
->otherwise(static function($e) {
  return false;
})
->wait();
echo $isDone, PHP_EOL;
