$a = ['x' => 1, 'y' => null];
echo count([1, 2]), array_key_exists('y', $a), in_array(1, [1, 2], true);
print_r(array_keys($a));
print_r(array_values($a));
