$n = 5;
if ($n > 5) {
  echo 'a';
} elseif ($n > 3) {
  echo 'b';
} else if ($n > 1) {
  echo 'c';
} else {
  echo 'd';
}
