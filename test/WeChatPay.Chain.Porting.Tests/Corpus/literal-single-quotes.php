echo 'it\'s', 'a\\b', 'no \n escape', 'say "hi"', '\x41 \u{41} \$x';
