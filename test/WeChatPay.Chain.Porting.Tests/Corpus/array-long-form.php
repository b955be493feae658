print_r(array('a' => 1, 'list' => array('x', 'y')));
