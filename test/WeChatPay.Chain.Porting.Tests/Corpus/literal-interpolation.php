$no = 'N1'; $n = 5; $x = 1.5;
echo "no $no, n {$n}, x $x, {$no}s, \$no";
