for ($i = 0; $i < 3; $i++) {
  echo $i;
}
for ($i = 5; $i > 0; $i -= 2) { echo $i; }
