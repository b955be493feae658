$instance->v3->merchant->media->video_upload->get([]);
