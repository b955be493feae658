print_r(['a' => null, 'b' => [null, 1]]);
