$orderNo = 'N1';
$instance->v3->certificates->getAsync()->then(static function($response) use ($orderNo) {
  echo $orderNo, $response->getStatusCode();
})->wait();
