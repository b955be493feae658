print_r([['id' => 1, 'name' => 'a'], ['id' => 2, 'name' => 'b']]);
print_r([['id' => 1], ['name' => 'b']]);
print_r([['id' => 1], ['id' => 'b']]);
