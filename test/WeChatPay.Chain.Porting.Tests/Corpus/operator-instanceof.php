try {
  $instance->v3->certificates->get();
} catch (\Throwable $e) {
  if ($e instanceof \GuzzleHttp\Exception\ClientException) { echo 'client'; }
  if (!$e instanceof \GuzzleHttp\Exception\ServerException) { echo 'other'; }
}
