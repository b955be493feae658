function find($data, $key) {
  if (isset($data[$key])) {
    return $data[$key];
  }
}
print_r(find(['a' => 1], 'a'));
