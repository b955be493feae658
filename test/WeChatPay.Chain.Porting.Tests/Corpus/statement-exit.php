$ok = true;
if (!$ok) {
  exit(1);
}
if (!$ok) { die('no'); }
if (!$ok) { exit; }
