print_r([true, FALSE, True, null, NULL]);
