echo '  ​';
