print_r([0 => 'a', 1 => 'b']);
print_r([5 => 'a', 'b', 'k' => 'c']);
print_r(['7' => 'x']);
