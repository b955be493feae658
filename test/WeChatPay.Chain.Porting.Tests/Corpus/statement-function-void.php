function show($value, ?string $title = null): void {
  if ($title !== null) {
    echo $title;
  }
  print_r($value);
}
show(['a' => 1], 'A');
show(5);
