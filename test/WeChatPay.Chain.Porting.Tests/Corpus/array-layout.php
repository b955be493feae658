print_r([

  // first
  'a'   => 1, // behind

  /* block */ 'bb'  => 2,
  # hash
  'ccc' => [
    1,
    2,
  ],
  'd' => 4
]);
