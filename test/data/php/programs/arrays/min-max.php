<?php

echo max(1, 2.5, '3'), min([4, '2', 3]), max('apple', 5), max([1, 2], [1, 3])[1], json_encode(range('a', 'e', 2)), json_encode(range(5, 1, 2)), json_encode(range(0, 1, 0.25));
