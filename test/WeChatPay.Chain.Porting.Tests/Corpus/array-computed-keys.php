$key = 'a'; $n = 5;
print_r([$key => 1, 'k' . $n => 2]);
