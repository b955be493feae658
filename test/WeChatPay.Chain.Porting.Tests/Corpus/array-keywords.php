print_r(['event' => 1, 'class' => 2, 'string' => 3, 'await' => 4]);
