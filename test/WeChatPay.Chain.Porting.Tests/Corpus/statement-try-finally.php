try {
  $instance->v3->certificates->get();
} catch (\GuzzleHttp\Exception\ClientException | \GuzzleHttp\Exception\ConnectException $e) {
  echo $e->getMessage();
} catch (\GuzzleHttp\Exception\ServerException) {
  echo 'server';
} catch (\WeChatPay\Exception\InvalidArgumentException $e) {
  throw $e;
} finally {
  echo 'done';
}
