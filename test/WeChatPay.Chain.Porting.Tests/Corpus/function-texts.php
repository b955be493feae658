echo str_replace('a', 'b', 'aa'), implode(',', ['a', 'b']), str_contains('abc', 'b'), str_starts_with('abc', 'a'), str_ends_with('abc', 'c');
print_r(explode(',', 'a,b'));
