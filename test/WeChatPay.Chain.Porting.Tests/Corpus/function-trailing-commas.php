echo substr('abc', 1,);
print_r(
  ['a' => 1,],
);
