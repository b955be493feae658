if (($data = json_decode('{"a":1}', true)) !== null) {
  print_r($data);
}
if ($text = json_encode([1])) {
  echo $text;
}
