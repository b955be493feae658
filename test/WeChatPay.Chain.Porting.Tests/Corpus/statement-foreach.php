foreach ([1, 2] as $n) {
  echo $n;
}
foreach (['a' => 1, 'b' => 2] as $key => $value) {
  echo $key, $value;
}
