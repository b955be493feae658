$n = 3;
while ($n > 0) {
  $n--;
  if ($n === 2) { continue; }
  if ($n === 1) { break; }
}
echo $n;
