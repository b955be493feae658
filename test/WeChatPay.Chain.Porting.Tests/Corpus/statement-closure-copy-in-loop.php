$offset = 0;
while ($offset < 3) {
  // The callback runs at once, and sees the offset of its own turn.
  $instance->v3->certificates->getAsync(['query' => ['offset' => $offset]])
  ->then(static function($response) use ($offset) {
    echo $offset, ' ', $response->getStatusCode(), PHP_EOL;
  })
  ->wait();
  $offset++;
}
for ($i = 0; $i < 2; $i++) {
  $square = fn() => $i * $i;
  echo $square(), PHP_EOL;
}
foreach ([1, 2] as $n) {
  $twice = $n;
  $double = fn() => (int) $twice * 2;
  echo $double(), PHP_EOL;
}
