<?php

var_dump('1' == '01', '10' == '1e1', 100 == '1e2', 'abc' == 0, null == false, [] == false, '0' == false, '' == null, 'a' <=> 'b', [1, 2] == [2 => 1]);
