$n = 5;
if ($n > 3) {
  $text = 'big';
} else {
  $text = 'small';
}
echo $text;
