<?php

class LockName
{
    public function __construct(private string $folder = '/tmp')
    {
    }

    public function for(string $key): string
    {
        $safe = preg_replace('/[^A-Za-z0-9_-]+/', '-', $key);
        return rtrim($this->folder, '/') . '/' . trim($safe, '-') . '.' . substr(md5($key), 0, 6) . '.lock';
    }
}

$names = new LockName('/var/lock/');
echo $names->for('order:a/1'), ' ', basename($names->for('退款 x')), ' ', dirname($names->for('y'));
