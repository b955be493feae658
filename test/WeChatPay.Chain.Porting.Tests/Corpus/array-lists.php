print_r([1, 2, 3]);
print_r(['a', 'b']);
print_r([1, 'a', true, null, 1.5]);
print_r([1, 3000000000]);
print_r([1.5, 2.5]);
