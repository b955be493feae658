print_r(['ToString' => 1, 'Equals' => 2]);
