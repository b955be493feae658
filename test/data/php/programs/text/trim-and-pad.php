<?php

echo '[', trim("  a \n"), '][', rtrim('a///', '/'), '][', ltrim('0012', '0'), '][', str_pad('7', 3, '0', STR_PAD_LEFT), '][', str_pad('ab', 5, '-', STR_PAD_BOTH), '][', chunk_split('abcdef', 2, ' '), ']';
