echo "tab\t line\n return\r esc\e vt\v ff\f dollar\$ quote\" back\\ nul\0 oct\101 hex\x41 uni\u{1F600} other\q \'";
